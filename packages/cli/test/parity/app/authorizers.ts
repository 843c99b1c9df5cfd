import {
  allow,
  authorizer,
  deny,
  type RequestAuthorizerRequest,
  type TokenAuthorizerRequest,
  UnauthorizedError,
} from "@tsapi/framework"

/** The token says what to do; `Bearer` in front is checked by API Gateway. */
@authorizer({ type: "token", ttlSeconds: 300, identityValidationExpression: "Bearer .+" })
export class TokenAuth {
  readonly #calls = new Map<string, number>()

  authorize({ token, methodArn }: TokenAuthorizerRequest) {
    const order = token.replace("Bearer ", "").replace(/-.*/, "")
    if (order === "all")
      return allow({ principalId: "ada", routes: ["*"], context: { plan: "free", limit: 10, admin: true } })
    if (order === "only") return allow({ principalId: "ada", routes: [{ path: "/token/only", methods: ["GET"] }] })
    if (order === "narrow") return policy({ Effect: "Allow", Action: "execute-api:Invoke", Resource: methodArn })
    if (order === "list") {
      return policy({ Effect: "Allow", Action: ["s3:GetObject", "execute-api:*"], Resource: [methodArn] })
    }
    if (order === "wild") {
      return policy({
        Effect: "Allow",
        Action: "execute-api:Inv?ke",
        Resource: methodArn.replace(/\/token\/\w+$/, "/to*/o??y"),
      })
    }
    if (order === "count") {
      this.#calls.set(token, (this.#calls.get(token) ?? 0) + 1)
      return allow({ principalId: "ada", routes: ["*"], context: { calls: this.#calls.get(token) ?? 0 } })
    }
    if (order === "mixed") {
      return policy(
        { Effect: "Allow", Action: "execute-api:Invoke", Resource: "*" },
        { Effect: "Deny", Action: "execute-api:Invoke", Resource: methodArn },
      )
    }
    if (order === "deny") return deny({ principalId: "mallory" })
    if (order === "malformed") return { principalId: "ada" }
    if (order === "broken") throw new Error("no database")
    throw new UnauthorizedError("unknown token")
  }
}

function policy(...statements: readonly object[]) {
  return { principalId: "ada", policyDocument: { Version: "2012-10-17", Statement: statements } }
}

@authorizer({ type: "request", ttlSeconds: 300, identitySources: ["header.X-Key", "query.tenant"] })
export class KeyAuth {
  authorize({ headers, query, method, route }: RequestAuthorizerRequest) {
    if (headers["x-key"] !== "open sesame") return deny()
    return allow({ principalId: query["tenant"] ?? "", routes: ["*"], context: { seen: `${method} ${route}` } })
  }
}
