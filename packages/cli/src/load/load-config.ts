import { apiOptionsOf } from "@tsapi/framework/gateway"
import { existsSync } from "node:fs"
import { stat } from "node:fs/promises"
import path from "node:path"
import type { Config, FunctionSettings, ResolvedConfig, SettingsLayer, StageConfig } from "../model/config.ts"
import { apiLocations, webSocketLocation } from "./api-locations.ts"
import { checkConfig } from "./check-config.ts"
import { importDefault } from "./import-default.ts"
import { loadDotEnv } from "./load-dot-env.ts"
import { parseOverrides } from "./parse-overrides.ts"
import { UserError } from "../errors/user-error.ts"

const configFiles = ["tsapi.config.ts", "tsapi.config.mts", "tsapi.config.js", "tsapi.config.mjs"]
const defaults: FunctionSettings = {
  runtime: "nodejs22.x",
  architecture: "arm64",
  memory: 512,
  timeout: 30,
  logRetention: 30,
}
const stageNamePattern = /^[a-z][a-z0-9-]{0,30}$/
const scratchStages = new Set(["dev", "local", "test"])

export interface BuildOptions {
  readonly stage: string
  readonly region?: string | undefined
  /** `--set` arguments: `memory=512`, `functions.Api.timeout=5`. */
  readonly set?: readonly string[] | undefined
  /** `--strict` and `--no-strict`; beats the config. */
  readonly strict?: boolean | undefined
}

/** Reads, checks and resolves the config of one stage; every fault is reported at once. */
export async function loadConfig(projectDir: string, options: BuildOptions): Promise<ResolvedConfig> {
  if (!stageNamePattern.test(options.stage)) {
    throw new UserError("STAGE_INVALID", `"${options.stage}" cannot be a stage name`, {
      hint: "Use lower-case letters, digits and hyphens, beginning with a letter, 31 characters at most.",
    })
  }
  await checkProjectDirectory(projectDir)
  loadDotEnv(projectDir, options.stage)
  const configFile = configFiles.find((name) => existsSync(path.join(projectDir, name)))
  const config: Config = configFile ? await importConfig(projectDir, configFile) : {}
  checkConfig(config, { projectDir, configFile })
  return resolve(config, parseOverrides(options.set ?? []), { projectDir, configFile, options })
}

async function checkProjectDirectory(projectDir: string): Promise<void> {
  const found = await stat(projectDir).catch(() => undefined)
  if (found?.isDirectory()) return
  const problem = found ? "is not a directory" : "does not exist"
  throw new UserError("PROJECT_DIRECTORY_MISSING", `${projectDir} ${problem}`, {
    hint: "Pass the project's with -C DIR.",
  })
}

async function importConfig(projectDir: string, configFile: string): Promise<Config> {
  const { value } = await importDefault(projectDir, configFile)
  if (value !== undefined) return value
  throw new UserError("CONFIG_INVALID", `${configFile} has no default export`, {
    hint: "Write `export default defineConfig({ … })`.",
    location: { file: configFile, line: 1 },
  })
}

interface ResolveContext {
  readonly projectDir: string
  readonly configFile: string | undefined
  readonly options: BuildOptions
}

function resolve(config: Config, overrides: StageConfig & Config, context: ResolveContext): ResolvedConfig {
  const { projectDir, configFile, options } = context
  const stage = config.stages?.[options.stage] ?? {}
  const pick = <K extends keyof StageConfig>(key: K) => overrides[key] ?? stage[key] ?? config[key]
  const production = pick("production") ?? !scratchStages.has(options.stage)
  return {
    projectDir,
    configFile,
    stage: options.stage,
    entry: overrides.entry ?? config.entry ?? "src/app.ts",
    split: overrides.split ?? config.split ?? "app",
    region: options.region ?? config.region,
    production,
    strict: options.strict ?? pick("strict") ?? production,
    local: config.local ?? {},
    tags: { ...config.tags, ...stage.tags, ...overrides.tags },
    api: [config, stage, overrides].flatMap(({ api }) => (api ? apiOptionsOf(api) : [])),
    apiLocations: apiLocations(config, options.stage, { projectDir, configFile }),
    webSocket: [config, stage, overrides].flatMap(({ webSocket }) => webSocket ?? []),
    webSocketLocation: webSocketLocation(config, options.stage, { projectDir, configFile }),
    layers: [{ path: [], all: defaults, byFunction: {} }, layer(config, []), layer(stage, ["stages", options.stage])],
    overrides: layer(overrides, []),
  }
}

function layer(all: StageConfig, path: readonly string[]): SettingsLayer {
  return { path, all, byFunction: all.functions ?? {} }
}
