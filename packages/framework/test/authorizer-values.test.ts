import { expect, it } from "vitest"
import { App, iamAuthorizer, route } from "../src/index.ts"
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
