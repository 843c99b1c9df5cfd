import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"

const routesPerController = 10

/** Writes a tsapi project of `count` routes, ten to a controller, and returns its directory. */
export async function writeManyRoutes(directory, count) {
  const controllers = Array.from({ length: count / routesPerController }, (_, index) => `Part${index}Controller`)
  await mkdir(path.join(directory, "src"), { recursive: true })
  await writeFile(
    path.join(directory, "package.json"),
    '{ "name": "many-routes", "private": true, "type": "module" }\n',
  )
  await writeFile(path.join(directory, "src", "app.ts"), appSource(controllers))
  for (const [index, name] of controllers.entries()) {
    await writeFile(path.join(directory, "src", `${name}.ts`), controllerSource(name, index))
  }
  return directory
}

function appSource(names) {
  return `import { App } from "@tsapi/framework"
${names.map((name) => `import { ${name} } from "./${name}.ts"`).join("\n")}

export const app = new App("many-routes", { controllers: [${names.join(", ")}] })
`
}

function controllerSource(name, index) {
  const methods = Array.from(
    { length: routesPerController },
    (_, route) => `
  @route("GET", "/route${route}/{id}")
  get${route}({ params }: RouteRequest<"/route${route}/{id}">) {
    return { part: ${index}, route: ${route}, id: params.id }
  }
`,
  )
  return `import { controller, route, type RouteRequest } from "@tsapi/framework"

@controller("/part${index}")
export class ${name} {${methods.join("")}}
`
}
