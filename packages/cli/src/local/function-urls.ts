import { createFunctionUrl } from "@tsapi/framework/emulator"
import type { Gateway, GatewayOptions } from "@tsapi/framework/gateway"
import type { FunctionModel } from "../model/app-model.ts"
import { urlsPath } from "./pages-path.ts"

/** Where the URL of a function is on this machine, in front of its paths. */
export function urlPath(functionId: string): string {
  return `${urlsPath}/${functionId}`
}

/** The gateway of an app with the URLs of its functions beside it. */
export function withFunctionUrls(
  gateway: Gateway,
  functions: readonly Pick<FunctionModel, "id" | "url">[],
  options: GatewayOptions,
): Gateway {
  const urls = functions.flatMap(({ id, url }) => {
    if (!url) return []
    const basePath = urlPath(id)
    return { basePath, url: createFunctionUrl({ ...url, functionId: id }, { ...options, basePath }) }
  })
  if (urls.length === 0) return gateway
  return {
    handle(request) {
      const [path = ""] = request.target.split("?")
      const found = urls.find(({ basePath }) => path === basePath || path.startsWith(`${basePath}/`))
      return (found?.url ?? gateway).handle(request)
    },
  }
}
