import { App } from "@tsapi/framework"
import { HelloController } from "./hello-controller.ts"

export const app = new App("starter-hello", { controllers: [HelloController] })
