import { expect, it } from "vitest"
import { appModel } from "../../../test/kinds/app-model.ts"
import { openApiBody } from "./open-api-body.ts"

const api = { routes: [], authorizers: [], binaryMediaTypes: [], gatewayResponses: {}, stageName: "api" }
const refs = { app: appModel("shop"), references: [], retainState: false, functionArn: (id: string) => id }

it("says where OpenAPI 3 has it whether the execute-api name is shut", () => {
  expect(openApiBody({ ...api, disableExecuteApiEndpoint: true }, refs)).toMatchObject({
    openapi: "3.0.1",
    servers: [{ url: "/", "x-amazon-apigateway-endpoint-configuration": { disableExecuteApiEndpoint: true } }],
  })
  expect(openApiBody(api, refs)).not.toHaveProperty("servers")
})
