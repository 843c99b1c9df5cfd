interface Options {
  readonly decrypt?: boolean
  readonly sdkOptions?: object
}

type Named = Readonly<Record<string, Options>>

/** What user code extends to fetch from a store of its own. */
export abstract class BaseProvider {
  async get(name: string, options: Options = {}): Promise<unknown> {
    return this._get(name, options)
  }

  async getMultiple(path: string, options: Options = {}): Promise<unknown> {
    return this._getMultiple(path, options)
  }

  abstract _get(name: string, options: Options): unknown
  abstract _getMultiple(path: string, options: Options): unknown

  addToCache() {}
  clearCache() {}
  hasKeyExpiredInCache() {}
}

export class SSMProvider extends BaseProvider {
  _get(Name: string, { decrypt, sdkOptions }: Options) {
    $send("@aws-sdk/client-ssm", "GetParameter", { ...sdkOptions, WithDecryption: decrypt, Name })
    return $data()
  }

  _getMultiple(Path: string, { decrypt, sdkOptions }: Options) {
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
  _get(SecretId: string, { sdkOptions }: Options) {
    $send("@aws-sdk/client-secrets-manager", "GetSecretValue", { ...sdkOptions, SecretId })
    return $data()
  }

  _getMultiple() {}
}

export class DynamoDBProvider extends BaseProvider {
  readonly #table: string

  constructor({ tableName }: { tableName: string }) {
    super()
    this.#table = tableName
  }

  _get(_name: string, { sdkOptions }: Options) {
    $send("@aws-sdk/client-dynamodb", "GetItem", { ...sdkOptions, TableName: this.#table, Key: {} })
    return $data()
  }

  _getMultiple(_path: string, { sdkOptions }: Options) {
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

  _get(ConfigurationProfileIdentifier: string, { sdkOptions }: Options) {
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

  _getMultiple() {}
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
