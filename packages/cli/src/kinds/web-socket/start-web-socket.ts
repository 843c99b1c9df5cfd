import type { WebSocketApi } from "@tsapi/framework/gateway"
import type { KindModel } from "../../model/app-model.ts"
import type { LocalEmulator, LocalPart } from "../../model/local-emulator.ts"
import { connectionsVariable } from "./web-socket-reference.ts"

/** Serves the API beside the others, and tells functions where its connections are managed. */
export async function startWebSocket(
  models: readonly (KindModel & { readonly api: WebSocketApi })[],
  emulator: LocalEmulator,
): Promise<LocalPart> {
  const environment: Record<string, string> = {}
  for (const { api } of models) {
    emulator.serveWebSocket(api)
    const { endpoint } = await emulator.service("apigatewaymanagementapi")
    environment[connectionsVariable] = `${endpoint}/${api.stageName}`
  }
  return { environment }
}
