import { controller, route } from "@tsapi/framework"

/** Answers without a token: for load balancers and uptime checks. */
@controller("/health", { authorizer: null })
export class HealthController {
  @route("GET", "/")
  check() {
    return { status: "ok" }
  }
}
