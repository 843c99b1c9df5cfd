import { App, lambda, Table } from "@tsapi/framework"
import { runOnce } from "@tsapi/framework/idempotency"

const requests = new Table("Requests", { partitionKey: "id", timeToLive: "expiresAt" })
const options = { table: requests, key: ({ id }: { id: string }) => id, scope: "place" }

class Orders {
  @lambda()
  place() {
    return runOnce(options, { id: "a" }, async () => ({ statusCode: 200 }))
  }
}

export const app = new App("shop", { handlers: [Orders] })
