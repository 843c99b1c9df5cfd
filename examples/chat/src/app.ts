import { App } from "@tsapi/framework"
import { ChatSocket } from "./chat-socket.ts"
import { TokenAuth } from "./token-auth.ts"

export const app = new App("chat", { handlers: [ChatSocket], authorizers: [TokenAuth], authorizer: TokenAuth })
