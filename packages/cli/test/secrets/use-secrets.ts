import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager"
import { SSMClient } from "@aws-sdk/client-ssm"
import { afterEach, beforeEach } from "vitest"
import { startParameterStore } from "../../src/local/parameter-store/start-parameter-store.ts"
import { startSecretsManager } from "../../src/local/secrets-manager/start-secrets-manager.ts"
import type { EmbeddedService } from "../../src/local/services/embedded-service.ts"

const region = "eu-west-1"

/** The embedded Secrets Manager and Parameter Store with a directory and a clock of their own for each test. */
export function useSecrets() {
  let directory: string
  let time: number
  let running: {
    readonly secrets: EmbeddedService
    readonly parameters: EmbeddedService
    readonly secretsClient: SecretsManagerClient
    readonly ssm: SSMClient
  }

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "tsapi-secrets-"))
    time = Date.parse("2026-03-01T10:00:00Z")
    await open()
  })
  afterEach(async () => {
    await close()
    await rm(directory, { recursive: true })
  })

  async function open(): Promise<void> {
    const identity = { region, accountId: "000000000000", now: () => time }
    const secrets = await startSecretsManager({ directory: join(directory, "secretsmanager"), ...identity })
    const service = async () => secrets
    const parameters = await startParameterStore({ directory: join(directory, "ssm"), ...identity, service })
    const config = { region, credentials: { accessKeyId: "local", secretAccessKey: "local" }, maxAttempts: 1 }
    running = {
      ...{ secrets, parameters },
      secretsClient: new SecretsManagerClient({ ...config, endpoint: secrets.endpoint }),
      ssm: new SSMClient({ ...config, endpoint: parameters.endpoint }),
    }
  }

  async function close(): Promise<void> {
    await running.parameters.close()
    await running.secrets.close()
    running.secretsClient.destroy()
    running.ssm.destroy()
  }

  return {
    get running() {
      return running
    },
    /** Lets time go by. */
    days(count: number): void {
      time += count * 86_400_000
    },
    /** Stops the services and starts them on the same directory. */
    async reopen(): Promise<void> {
      await close()
      await open()
    },
  }
}
