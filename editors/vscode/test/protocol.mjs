// The protocol through vscode-jsonrpc, the connection of the editor's own client: node test/protocol.mjs COMMAND...

import { spawn } from "node:child_process";
import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require(
  "vscode-languageserver-protocol/node",
);
const [command, ...args] = process.argv.length > 2 ? process.argv.slice(2) : ["qa", "server"];
const root = realpathSync(mkdtempSync(join(tmpdir(), "qa-")));
const english = join(root, "bridge.en.txt");
const german = join(root, "bridge.de.txt");
const text = "Die Brücke ist 312 Meter lang.\n";
writeFileSync(english, "The bridge is 312 metres long.\n");
writeFileSync(german, text);
writeFileSync(join(root, "bridge.fr.txt"), "Le pont mesure 312 mètres de long.\n");

const server = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
const connection = createProtocolConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
const uri = pathToFileURL(german).toString();
let told = () => {};
connection.onNotification("textDocument/publishDiagnostics", (params) => told(params));
connection.listen();

function diagnostics(count) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ${count} diagnostics`)), 30000);
    told = (params) => {
      if (params.uri === uri && params.diagnostics.length === count) {
        clearTimeout(late);
        resolve(params.diagnostics);
      }
    };
  });
}

const folder = { uri: pathToFileURL(root).toString(), name: "root" };
const started = await connection.sendRequest("initialize", {
  processId: process.pid,
  rootUri: folder.uri,
  workspaceFolders: [folder],
  capabilities: {},
});
connection.sendNotification("initialized", {});
const document = { uri, languageId: "plaintext", version: 1, text };
connection.sendNotification("textDocument/didOpen", { textDocument: document });
const found = diagnostics(1);
connection.sendNotification("textDocument/didChange", {
  textDocument: { uri, version: 2 },
  contentChanges: [{ text: text.replace("312", "321") }],
});
const [fault] = await found;
if (fault.code !== "number-mismatch" || fault.range.start.character !== 15) {
  throw new Error(JSON.stringify(fault));
}
const gone = diagnostics(0);
connection.sendNotification("textDocument/didChange", {
  textDocument: { uri, version: 3 },
  contentChanges: [{ text }],
});
await gone;
await connection.sendRequest("shutdown");
connection.sendNotification("exit");
const code = await new Promise((resolve) => server.on("exit", resolve));
console.log(`${started.serverInfo.name}: the protocol holds`);
process.exit(code);
