"""A language server: what the versions of a document say differently, while one of them is written.

The protocol runs in the main thread (`serving`), the checks in one other (`worker`).
`folder` checks what a folder holds as `qa check` does, `rechecking` what a keystroke
changed of it. Nothing outside of this room imports it but the command.
"""
