interface Options {
  readonly decrypt?: boolean
  readonly sdkOptions?: object
}

type Named = Readonly<Record<string, Options>>

/** What user code extends to fetch from a store of its own. */
export class BaseProvider {
  async get(name: string, options: Options = {}): Promise<unknown> {
    return this._get(name, options)
  }

  async getMultiple(path: string, options: Options = {}): Promise<unknown> {
    return this._getMultiple(path, options)
  }

  _get(_name: string, _options: Options): unknown {
    return $data()
  }

  _getMultiple(_path: string, _options: Options): unknown {
    return $data()
  }

  addToCache() {}
  clearCache() {}
  hasKeyExpiredInCache() {}
}

export class SSMProvider extends BaseProvider {
  override _get(Name: string, { decrypt, sdkOptions }: Options) {
    $send("@aws-sdk/client-ssm", "GetParameter", { ...sdkOptions, WithDecryption: decrypt, Name })
    return $data()
  }

  override _getMultiple(Path: string, { decrypt, sdkOptions }: Options) {
    $send("@aws-sdk/client-ssm", "GetParametersByPath", { ...sdkOptions, WithDecryption: decrypt, Path })
    return $data()
  }

  async set(Name: string, options: { value: string; kmsKeyId?: string; sdkOptions?: object }) {
    const input = { ...options.sdkOptions, Value: options.value, KeyId: options.kmsKeyId, Name }
    $send("@aws-sdk/client-ssm", "PutParameter", input)
    return $data()
  }

  async getParametersByName(parameters: Named, options: Options = {}) {
    $send("@aws-sdk/client-ssm", "GetParameters", {
      Names: Object.keys(parameters),
      WithDecryption: options.decrypt,
    })
    // Those with options of their own are fetched one by one.
    Object.entries(parameters).map(([name, own]) => $when(own.decrypt, () => this._get(name, own)))
    return $data()
  }
}

export class SecretsProvider extends BaseProvider {
  override _get(SecretId: string, { sdkOptions }: Options) {
    $send("@aws-sdk/client-secrets-manager", "GetSecretValue", { ...sdkOptions, SecretId })
    return $data()
  }
}

export class DynamoDBProvider extends BaseProvider {
  readonly #table: string

  constructor({ tableName }: { tableName: string }) {
    super()
    this.#table = tableName
  }

  override _get(_name: string, { sdkOptions }: Options) {
    $send("@aws-sdk/client-dynamodb", "GetItem", { ...sdkOptions, TableName: this.#table, Key: {} })
    return $data()
  }

  override _getMultiple(_path: string, { sdkOptions }: Options) {
    $send("@aws-sdk/client-dynamodb", "Query", { ...sdkOptions, TableName: this.#table })
    return $data()
  }
}

interface Place {
  readonly application?: string
  readonly environment: string
}

export class AppConfigProvider extends BaseProvider {
  readonly #place: Place

  constructor(place: Place) {
    super()
    this.#place = place
  }

  override _get(ConfigurationProfileIdentifier: string, { sdkOptions }: Options) {
    const { application, environment } = this.#place
    const { InitialConfigurationToken } = $send("@aws-sdk/client-appconfigdata", "StartConfigurationSession", {
      ...sdkOptions,
      ApplicationIdentifier: application ?? process.env.POWERTOOLS_SERVICE_NAME,
      EnvironmentIdentifier: environment,
      ConfigurationProfileIdentifier,
    })
    $send("@aws-sdk/client-appconfigdata", "GetLatestConfiguration", { ConfigurationToken: InitialConfigurationToken })
    return $data()
  }
}

const ssm = new SSMProvider()
const secrets = new SecretsProvider()

export const getParameter = (name: string, options?: Options) => ssm.get(name, options)
export const getParameters = (path: string, options?: Options) => ssm.getMultiple(path, options)
export const getParametersByName = (parameters: Named, options?: Options) =>
  ssm.getParametersByName(parameters, options)
export const setParameter = (name: string, options: { value: string }) => ssm.set(name, options)
export const getSecret = (name: string, options?: Options) => secrets.get(name, options)
export const getAppConfig = (name: string, options: Place & Options) =>
  new AppConfigProvider(options).get(name, options)

/** From the agent in a layer: a request to the same machine. */
export const getConfig = () => $data()
export const clearCaches = () => $data()
export const Transform = { AUTO: "auto", BINARY: "binary", JSON: "json" }
export const DEFAULT_PROVIDERS = {}
export class GetParameterError extends Error {}
export class SetParameterError extends Error {}
export class TransformParameterError extends Error {}
