import { expect, it } from "vitest"
import { App, cognitoAuthorizer, iamAuthorizer, route, UserPool } from "../src/index.ts"
import { checkHttpDeclarations } from "../src/gateway/check-http-declarations.ts"
import { declarationsOf } from "../src/internal.ts"

class Notes {
  @route("GET", "/a", { authorizer: iamAuthorizer() })
  a() {}

  @route("GET", "/b", { authorizer: iamAuthorizer() })
  b() {}
}

it("declares values that say the same once", () => {
  const declarations = declarationsOf(new App("notes", { controllers: [Notes] }))
  const values = declarations.filter(({ kind }) => kind === "authorizerValue")
  expect(values).toMatchObject([{ id: "Iam" }])
})

it("refuses to ask access tokens, by their scopes, for a client that only ID tokens name", () => {
  const options = { userPool: new UserPool("People"), identityValidationExpression: "web-.+" }
  class Scoped {
    @route("GET", "/scoped", { authorizer: cognitoAuthorizer({ ...options, scopes: ["notes/read"] }) })
    scoped() {}
  }
  class Plain {
    @route("GET", "/plain", { authorizer: cognitoAuthorizer(options) })
    plain() {}
  }
  const codesOf = (controller: typeof Scoped | typeof Plain) =>
    checkHttpDeclarations(declarationsOf(new App("notes", { controllers: [controller] }))).map(({ code }) => code)
  expect(codesOf(Plain)).toEqual([])
  expect(codesOf(Scoped)).toEqual(["AUTHORIZER_VALIDATION_INVALID"])
})
