const runtime = "@aws-sdk/client-bedrock-runtime"

interface ChatOptions {
  readonly model?: string
  readonly modelId?: string
  readonly guardrailConfig?: object
}

/** Chains call whichever method they need, so that a model that is passed on can do all of this. */
export class ChatBedrockConverse {
  readonly options: ChatOptions

  constructor(options: ChatOptions = {}) {
    this.options = options
  }

  #send(operation: string) {
    const { model, modelId, guardrailConfig } = this.options
    const chosen = $present(model) ?? $present(modelId) ?? "anthropic.claude-3-haiku-20240307-v1:0"
    $send(runtime, operation, { modelId: chosen, guardrailConfig })
    return $data()
  }

  invoke() {
    return this.#send("Converse")
  }
  batch() {
    return this.#send("Converse")
  }
  stream() {
    return this.#send("ConverseStream")
  }
  streamEvents() {
    return this.#send("ConverseStream")
  }

  /** `bindTools(…)`, `withStructuredOutput(…)`, `pipe(…)` and their like make a chain that ends in this model. */
  $otherwise() {
    return this
  }
}

export class BedrockEmbeddings {
  readonly options: { readonly model?: string }

  constructor(options: { model?: string } = {}) {
    this.options = options
  }

  embedQuery() {
    $send(runtime, "InvokeModel", { modelId: $present(this.options.model) ?? "amazon.titan-embed-text-v1" })
    return $data()
  }

  embedDocuments() {
    return this.embedQuery()
  }
}

export class AmazonKnowledgeBaseRetriever {
  readonly options: { readonly knowledgeBaseId: string }

  constructor(options: { knowledgeBaseId: string }) {
    this.options = options
  }

  invoke() {
    const { knowledgeBaseId } = this.options
    $send("@aws-sdk/client-bedrock-agent-runtime", "Retrieve", { knowledgeBaseId })
    return $data()
  }

  $otherwise() {
    return this
  }
}

export class AmazonKendraRetriever {
  readonly options: { readonly indexId: string }

  constructor(options: { indexId: string }) {
    this.options = options
  }

  invoke() {
    $send("@aws-sdk/client-kendra", "Retrieve", { IndexId: this.options.indexId })
    $send("@aws-sdk/client-kendra", "Query", { IndexId: this.options.indexId })
    return $data()
  }

  $otherwise() {
    return this
  }
}
