// What somebody would write for themselves: HTTP to a REST API event, the bare handler, and back.
import { randomUUID } from "node:crypto"
import { createServer } from "node:http"
import { handler } from "../contestants/bare.mjs"

const resources = [
  "/todos",
  "/todos/{id}",
  "/todos/{id}/complete",
  "/todos/{id}/comments",
  "/todos/{id}/comments/{commentId}",
  "/lists",
  "/lists/{list}/todos",
].map((resource) => ({ resource, pattern: new RegExp(`^${resource.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`) }))

const server = createServer((request, response) => {
  const chunks = []
  request.on("data", (chunk) => chunks.push(chunk))
  request.on("end", async () => {
    const { statusCode, headers, body } = await handler(toEvent(request, Buffer.concat(chunks).toString()))
    response.writeHead(statusCode, headers).end(body)
  })
})
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`))

function toEvent({ method, url, headers, rawHeaders, socket }, body) {
  const [path, search] = url.split("?")
  const { resource, params } = match(path)
  const query = search ? Object.fromEntries(new URLSearchParams(search)) : null
  const multiValueHeaders = {}
  for (let index = 0; index < rawHeaders.length; index += 2)
    (multiValueHeaders[rawHeaders[index]] ??= []).push(rawHeaders[index + 1])
  return {
    resource,
    path,
    httpMethod: method,
    headers,
    multiValueHeaders,
    queryStringParameters: query,
    multiValueQueryStringParameters:
      query && Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]])),
    pathParameters: params,
    stageVariables: null,
    requestContext: {
      accountId: "123456789012",
      apiId: "abcdef1234",
      httpMethod: method,
      identity: { sourceIp: socket.remoteAddress, userAgent: headers["user-agent"] },
      path: `/api${path}`,
      requestId: randomUUID(),
      requestTimeEpoch: Date.now(),
      resourcePath: resource,
      stage: "api",
    },
    body: body === "" ? null : body,
    isBase64Encoded: false,
  }
}

function match(path) {
  for (const { resource, pattern } of resources) {
    const found = pattern.exec(path)
    if (found) return { resource, params: found.groups ? { ...found.groups } : null }
  }
  return { resource: "/", params: null }
}
