import { App, lambda, Parameter } from "@tsapi/framework"
import { parameterValue } from "@tsapi/framework/parameters"

const limit = new Parameter("Limit", { value: "100" })

class Orders {
  @lambda()
  async place() {
    return { statusCode: (await parameterValue(limit)) === "100" ? 200 : 500 }
  }
}

export const app = new App("shop", { handlers: [Orders] })
