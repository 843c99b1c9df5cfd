import { App, type ApiOptions, controller, integration, mock, route, type RouteRequest } from "@tsapi/framework"

@controller("/gated", { cors: true })
class GatedController {
  @route("GET", "/")
  open({ sourceIp, stageVariables }: RouteRequest<"/">) {
    return { sourceIp, stageVariables }
  }
}

/** An app before which stands what concerns a whole API. */
export function gatedApp(name: string, api: ApiOptions): App {
  return new App(name, {
    controllers: [GatedController],
    integrations: [integration("GET", "/gated/mock", mock({ body: '{"from": "$context.identity.sourceIp"}' }))],
    api,
  })
}
