// The limit: node:http answering without a router.
import { createServer } from "node:http"
import * as api from "../contestants/todos.mjs"

const server = createServer((request, response) => {
  request.resume()
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(api.findTodo("t7")))
})
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`))
