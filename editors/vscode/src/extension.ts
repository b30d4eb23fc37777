// Starts `qa server` and hands it what the editor has open.

import { commands, ExtensionContext, window, workspace } from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("qa.restart", restart),
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("qa")) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(): Promise<void> {
  const settings = workspace.getConfiguration("qa");
  const [command, ...args] = settings.get<string[]>("command", ["qa", "server"]);
  const server: ServerOptions = { command, args };
  const options: LanguageClientOptions = {
    documentSelector: [{ scheme: "file" }],
    initializationOptions: { inlayHints: settings.get("inlayHints", false) },
    middleware: { executeCommand: askForReason },
  };
  client = new LanguageClient("qa", "qa", server, options);
  try {
    await client.start();
  } catch (error) {
    void window.showErrorMessage(`qa: ${command} does not start: ${error}`);
  }
}

async function restart(): Promise<void> {
  await client?.stop();
  await start();
}

// A finding is accepted with a reason: the server takes it as the third argument.
async function askForReason(
  command: string,
  args: unknown[],
  next: (command: string, args: unknown[]) => unknown,
): Promise<unknown> {
  if (command !== "qa.accept" || args.length > 2) {
    return next(command, args);
  }
  const reason = await window.showInputBox({ prompt: "Why may this stay as it is?" });
  return reason === undefined ? undefined : next(command, [...args, reason]);
}
