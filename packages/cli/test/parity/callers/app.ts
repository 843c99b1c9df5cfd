import {
  App,
  cognitoAuthorizer,
  controller,
  existingAuthorizer,
  existingFunction,
  iamAuthorizer,
  integration,
  jwtAuthorizer,
  route,
  type RouteRequest,
  UserPool,
} from "@tsapi/framework"

const users = new UserPool("Users", { resourceServers: { items: { read: "Read items" } } })

@controller("/pool", { authorizer: cognitoAuthorizer({ userPool: users }) })
export class PoolController {
  @route("GET", "/")
  me({ auth }: RouteRequest<"/">) {
    return { principalId: auth.principalId, groups: auth.claims?.["cognito:groups"], use: auth.claims?.["token_use"] }
  }

  @route("GET", "/items", { scopes: ["items/read"] })
  items({ auth }: RouteRequest<"/items">) {
    return { principalId: auth.principalId, use: auth.claims?.["token_use"] }
  }
}

const byIssuer = jwtAuthorizer({ issuer: "https://id.example.invalid/", audience: "items" })

@controller("/issuer", { authorizer: byIssuer })
export class IssuerController {
  @route("GET", "/{id}")
  one({ auth, params }: RouteRequest<"/{id}">) {
    return { principalId: auth.principalId, audience: auth.claims?.["aud"], id: params.id }
  }

  @route("GET", "/{id}/parts", { scopes: ["items:read", "items:write"] })
  parts({ auth }: RouteRequest<"/{id}/parts">) {
    return { principalId: auth.principalId, scope: auth.claims?.["scope"] }
  }
}

@controller("/signed", { authorizer: iamAuthorizer() })
export class SignedController {
  @route(["GET", "POST"], "/{path+}")
  one({ auth, event }: RouteRequest<"/{path+}">) {
    const { userArn, accessKey } = event.requestContext.identity
    return { name: auth.principalId?.split("/").at(-1), same: userArn === auth.principalId, hasKey: accessKey !== null }
  }
}

@controller("/elsewhere", { authorizer: existingAuthorizer({ functionName: "company", type: "token" }) })
export class ElsewhereController {
  @route("GET", "/")
  one() {
    return null
  }
}

@controller("/addressed", { function: { url: true } })
export class AddressedController {
  @route("GET", "/{id}")
  one({ auth, params }: RouteRequest<"/{id}">) {
    return { name: auth.principalId?.split("/").at(-1) ?? null, id: params.id }
  }
}

export const app = new App("callers", {
  controllers: [PoolController, IssuerController, SignedController, ElsewhereController, AddressedController],
  integrations: [integration("GET", "/foreign", existingFunction({ functionName: "orders:${stageVariables.alias}" }))],
  api: { stageVariables: { alias: "live" } },
})
