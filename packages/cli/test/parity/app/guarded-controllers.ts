import { controller, route, type RouteRequest } from "@tsapi/framework"
import { KeyAuth, TokenAuth } from "./authorizers.ts"

@controller("/token", { authorizer: TokenAuth })
export class TokenController {
  @route("GET", "/only")
  only({ auth }: RouteRequest<"/only">) {
    return { principalId: auth["principalId"] }
  }

  @route("GET", "/context")
  context({ auth }: RouteRequest<"/context">) {
    return { principalId: auth["principalId"], plan: auth["plan"], limit: auth["limit"], admin: auth["admin"] }
  }

  @route("GET", "/calls")
  calls({ auth }: RouteRequest<"/calls">) {
    return { calls: auth["calls"] }
  }

  @route("GET", "/items/{id}")
  item({ params }: RouteRequest<"/items/{id}">) {
    return params
  }

  @route("GET", "/open", { authorizer: null })
  open({ auth }: RouteRequest<"/open">) {
    return { principalId: auth["principalId"] ?? null }
  }
}

@controller("/key", { authorizer: KeyAuth })
export class KeyController {
  @route("GET", "/{id}")
  one({ auth, params }: RouteRequest<"/{id}">) {
    return { principalId: auth["principalId"], seen: auth["seen"], params }
  }
}
