import { App, lambda } from "@tsapi/framework"
import { Metrics } from "@tsapi/framework/metrics"

const metrics = new Metrics("Shop", { dimensions: { service: "orders" } })

class Orders {
  @lambda()
  async place() {
    metrics.add("OrdersPlaced", 1, "Count")
    return { statusCode: 200 }
  }
}

export const app = new App("shop", { handlers: [Orders] })
