import { authorizer } from "./authorizer.ts"
import { authorizerValue } from "./authorizer-value.ts"
import { http } from "./http.ts"
import { integration } from "./integration.ts"
import { onQueue } from "./on-queue.ts"
import { onTableStream } from "./on-table-stream.ts"
import { queue } from "./queue.ts"
import type { RuntimeKind } from "./runtime-kind.ts"
import { table } from "./table.ts"
import { userPool } from "./user-pool.ts"
import { webSocket } from "./web-socket.ts"

/** Every kind of trigger and resource. A name here must be a name in the CLI's table too. */
export const runtimeKinds = {
  http,
  integration,
  authorizer,
  authorizerValue,
  table,
  userPool,
  queue,
  onQueue,
  onTableStream,
  webSocket,
} satisfies Record<string, RuntimeKind>

export type KindName = keyof typeof runtimeKinds
