"""Layouts: how the paths of a project say which file is which version of what.

Each path may mean several things (`readings`). Of all ways of reading the paths of a run
those are taken that join most documents (`choosing`); files that name no language join the
documents they are the other version of (`partners`); which version is the source is told by
the company they keep (`origin`), and all of it is said in a line (`telling`).
"""
