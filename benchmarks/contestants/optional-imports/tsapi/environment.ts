import { App, lambda } from "@tsapi/framework"
import { defineEnvironment } from "@tsapi/framework/environment"
import { environmentSchema } from "../environment-schema.mjs"

const environment = defineEnvironment(environmentSchema)

class Orders {
  @lambda()
  async place() {
    return { statusCode: environment.REQUESTS_TABLE_NAME === "requests" ? 200 : 500 }
  }
}

export const app = new App("shop", { handlers: [Orders] })
