import { App, lambda } from "@tsapi/framework"

class Orders {
  @lambda()
  async place() {
    return { statusCode: 200 }
  }
}

export const app = new App("shop", { handlers: [Orders] })
