import { App, lambda } from "@tsapi/framework"
import { Logger } from "@tsapi/framework/logger"

const logger = new Logger({ fields: { service: "orders" } })

class Orders {
  @lambda()
  async place() {
    logger.info("placed", { id: "a" })
    return { statusCode: 200 }
  }
}

export const app = new App("shop", { handlers: [Orders] })
