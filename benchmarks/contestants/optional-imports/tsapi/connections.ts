import { App, lambda } from "@tsapi/framework"
import { connections } from "@tsapi/framework/connections"

class Orders {
  @lambda()
  async place() {
    await connections.send("a", { text: "hi" })
    return { statusCode: 200 }
  }
}

export const app = new App("shop", { handlers: [Orders] })
