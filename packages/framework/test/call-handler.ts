import { App, createLambdaHandler, type AppOptions, type RestEvent } from "@tsapi/framework"
import type { RestResponse } from "../src/http/rest-event.ts"
import { lambdaContext } from "./rest-event.ts"

/** Sends an event to an app, or to one made of controllers, and returns the proxy response. */
export async function call(target: App | AppOptions, event: RestEvent): Promise<RestResponse> {
  const app = target instanceof App ? target : new App("test", target)
  return (await createLambdaHandler(app)(event, lambdaContext)) as RestResponse
}
