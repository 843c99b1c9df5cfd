import dns from "node:dns"

/**
 * Finds this machine under the names that the AWS SDK makes of its address: `sync-127.0.0.1` for StartSyncExecution.
 * Returns what undoes it.
 */
export function resolvePrefixedHosts(): () => void {
  const { lookup } = dns
  dns.lookup = new Proxy(lookup, {
    apply(target, self, [hostname, ...rest]: [string, ...unknown[]]) {
      const own = /^[a-z]+[-.]127\.0\.0\.1$/.test(hostname) ? "127.0.0.1" : hostname
      return Reflect.apply(target, self, [own, ...rest])
    },
  })
  return () => {
    dns.lookup = lookup
  }
}
