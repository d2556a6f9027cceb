/** Serves the built site with the stand-in, to look at it by hand: `node test/browser/serve.mjs`. */
import { startServer } from "./server.mjs";

const { base } = await startServer();
console.log(base);
