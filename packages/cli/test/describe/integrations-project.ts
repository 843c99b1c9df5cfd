/** An app whose API goes to backends, beside a controller. */
export const integrationsProject = {
  "package.json": '{"name":"shop","type":"module"}',
  "src/app.ts": `
import { App, controller, existingFunction, httpProxy, iamAuthorizer, integration, mock, putItem, route } from "@tsapi/framework"
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
    integration("PUT", "/orders/{id}", existingFunction({ functionName: "orders:live" })),
    integration("ANY", "/old/{proxy+}", httpProxy({ url: "https://a.example/{proxy}", query: { v: { from: "query.version" } } })),
  ],
})
`,
}
