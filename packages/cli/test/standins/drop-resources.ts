import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

export interface DroppingProxy {
  readonly endpoint: string
  close(): void
}

/** A CloudFormation in front of another that does not know some types of resources: it is given templates without them. */
export async function dropResources(endpoint: string, types: readonly string[]): Promise<DroppingProxy> {
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString())
    const template = form.get("TemplateBody")
    if (template !== null) form.set("TemplateBody", JSON.stringify(without(JSON.parse(template), types)))
    const { host: _host, "content-length": _length, ...headers } = request.headers
    const answer = await fetch(new URL(request.url ?? "/", endpoint), {
      method: request.method ?? "POST",
      headers: headers as Record<string, string>,
      body: form.toString(),
    })
    const type = answer.headers.get("content-type") ?? "text/xml"
    response.writeHead(answer.status, { "content-type": type }).end(await answer.text())
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>
}

interface Resource {
  readonly Type: string
  readonly DependsOn?: unknown
  readonly Properties?: Readonly<Record<string, unknown>>
}

function without(template: Template, types: readonly string[]): Template {
  const kept = Object.entries(template.Resources).filter(([, { Type }]) => !types.includes(Type))
  const gone = Object.keys(template.Resources).filter((id) => !kept.some(([own]) => own === id))
  const refersToGone = (value: unknown) => gone.some((id) => JSON.stringify(value) === JSON.stringify({ Ref: id }))
  const Resources = kept.map(([id, { DependsOn, Properties = {}, ...resource }]) => {
    const properties = Object.entries(Properties).filter(([, value]) => !refersToGone(value))
    const dependsOn = [DependsOn ?? []].flat().filter((own) => !gone.includes(String(own)))
    return [
      id,
      {
        ...resource,
        Properties: Object.fromEntries(properties),
        ...(dependsOn.length > 0 && { DependsOn: dependsOn }),
      },
    ]
  })
  return { ...template, Resources: Object.fromEntries(Resources) }
}
