import { App } from "@tsapi/framework"
import { OpenController, SignedController, StreamController } from "./app/url-controllers.ts"

/** An app whose functions have URLs, and some of whose answers are streamed; `cases/url-cases.ts` says how it answers. */
export const app = new App("parity-urls", { controllers: { OpenController, SignedController, StreamController } })
