import { controller, route } from "@tsapi/framework"
import * as z from "zod"

const Health = z.object({ status: z.literal("ok") })

/** Answers without a token: for load balancers and uptime checks. */
@controller("/health", { authorizer: null })
export class HealthController {
  /** Whether the API answers. */
  @route("GET", "/", { response: Health })
  check() {
    return { status: "ok" } as const
  }
}
