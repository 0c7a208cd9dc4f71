// The thread that oxigraph runs in: it can be ended, which a query in the server's own thread cannot.
import { parentPort } from "node:worker_threads";
import { answer, oxigraph } from "../engine/rdf/oxigraph.ts";
import type { RdfRequest } from "../engine/rdf/types.ts";
import { nodeAssets } from "./install.ts";
import type { FromWorker } from "./rdfInWorker.ts";

const port = parentPort;
if (port === null) throw new Error("this file is the entry of a worker");
const say = (message: FromWorker) => port.postMessage(message);

port.on("message", async (request: RdfRequest) => {
  const library = await oxigraph(nodeAssets);
  say("ready");
  answer(library, request, (step, result) => say({ ...step, result }));
  say("done");
});
