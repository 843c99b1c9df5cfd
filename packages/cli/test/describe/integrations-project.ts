/** An app whose API goes to backends, beside a controller. */
export const integrationsProject = {
  "package.json": '{"name":"shop","type":"module"}',
  "src/app.ts": `
import { App, controller, existingFunction, httpProxy, iamAuthorizer, integration, mock, putItem, route, sendMessage, Queue } from "@tsapi/framework"
import * as z from "zod"
const inbox = new Queue("Inbox")
@controller("/things")
class ThingController {
  @route("ANY", "/{id}")
  any() { return {} }
}
export const app = new App("shop", {
  controllers: [ThingController],
  binaryMediaTypes: [],
  integrations: [
    integration("GET", "/things/{id}", mock({ headers: { "X-A": "a" }, body: "{}" })),
    integration("PUT", "/items/{id}", putItem({ table: "items", item: { id: '$input.params("id")', t: '$input.path("$.t")' } }), {
      authorizer: iamAuthorizer(),
    }),
    integration("POST", "/inbox", sendMessage({ queue: inbox }), { body: z.object({ text: z.string().max(100) }) }),
    integration("PUT", "/orders/{id}", existingFunction({ functionName: "orders:live" })),
    integration("ANY", "/old/{proxy+}", httpProxy({ url: "https://a.example/{proxy}", query: { v: { from: "query.version" } } })),
  ],
})
`,
}
