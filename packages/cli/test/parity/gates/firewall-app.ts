import { gatedApp } from "./gated-app.ts"

/** Has a web ACL that blocks some. */
export const app = gatedApp("parity-firewall", {
  waf: {
    rules: [
      { name: "Office", ips: ["127.0.0.4"], action: "allow" },
      { name: "Counted", ips: ["127.0.0.5"], action: "count" },
      { name: "Banned", ips: ["127.0.0.2", "127.0.0.4/31"], action: "block" },
      {
        name: "Told",
        ips: ["127.0.0.3"],
        action: "block",
        response: { status: 451, body: '{"message":"No"}', headers: { "X-Why": "told" } },
      },
      { managed: "AWSManagedRulesCommonRuleSet" },
    ],
  },
  // Is asked after the firewall.
  resourcePolicy: { deny: [{ ip: "127.0.0.2" }] },
})
