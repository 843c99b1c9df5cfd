import { App, lambda } from "@tsapi/framework"
import { traced } from "@tsapi/framework/tracing"

class Orders {
  @lambda()
  place() {
    return traced("charge", async (span) => {
      span.annotate("plan", "gold")
      return { statusCode: 200 }
    })
  }
}

export const app = new App("shop", { handlers: [Orders] })
