import { integration, mock, putItem } from "@tsapi/framework"

/** Routes without a function whose answers need nothing beside API Gateway. */
export const integrations = [
  integration(
    "GET",
    "/integrations/mock/{id}",
    mock({
      status: 203,
      headers: { "X-Resource": { from: "context.resourcePath" }, "X-Fixed": "yes" },
      body: '{"id": "$input.params("id")", "q": "$input.params("q")", "stage": "$context.stage"}',
    }),
  ),
  integration(
    "GET",
    "/integrations/teapot",
    mock({ body: '#set($context.responseOverride.status = 418){"kind": "$util.escapeJavaScript("tea/pot")"}' }),
  ),
  integration(
    "GET",
    "/integrations/path",
    mock({ body: '{"path": "$context.path", "domain": "$context.domainName"}' }),
  ),
  integration(
    "GET",
    "/integrations/variables",
    mock({
      headers: { "X-Flavour": { from: "stage.flavour" } },
      body: '{"flavour": "$stageVariables.flavour", "tier": "$stageVariables.tier"}',
    }),
  ),
  integration("POST", "/integrations/mock", mock({ body: "{}", contentTypes: ["application/xml"] })),
  integration("POST", "/integrations/items", putItem({ table: "parity-items", item: { id: '$input.path("$.id")' } })),
]
