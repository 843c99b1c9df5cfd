import { App, lambda, Secret } from "@tsapi/framework"
import { secretValue } from "@tsapi/framework/secrets"

const stripeKey = new Secret("StripeKey")

class Orders {
  @lambda()
  async place() {
    return { statusCode: (await secretValue(stripeKey)) === "text" ? 200 : 500 }
  }
}

export const app = new App("shop", { handlers: [Orders] })
