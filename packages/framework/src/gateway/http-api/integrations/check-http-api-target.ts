import type {
  DeclaredTarget,
  IntegrationDeclaration,
} from "../../../declarations/integrations/integration-declaration.ts"
import { corsOf } from "../../../http/cors.ts"
import { placeholdersOf } from "../../integrations/targets/describe-http.ts"
import { describeHttpProxy } from "../../integrations/targets/describe-http.ts"
import { fromVtl } from "./from-vtl.ts"
import { toParameterExpression } from "./parameter-expression.ts"
import { proxyUrl } from "./proxy-url.ts"
import { isReservedHeader } from "./reserved-headers.ts"
import { type ServiceInputs, serviceInputs } from "./service-inputs.ts"

export type TargetProblem = readonly [problem: string, hint: string]

/** What an integration asks for that HTTP APIs lack. */
export function checkHttpApiTarget(integration: IntegrationDeclaration): readonly TargetProblem[] {
  const { target, path } = integration
  const inputs = serviceInputs(target)
  const problems =
    target.target === "httpProxy"
      ? proxyProblems(target)
      : inputs
        ? [...optionProblems(target), ...valueProblems(inputs, new Set(placeholdersOf(path)))]
        : target.target === "existingFunction"
          ? []
          : [[`HTTP APIs have no ${target.target}`, LACKING[target.target] ?? VTL] as const]
  return [...problems, ...preflightProblems(integration)]
}

const VTL = 'They know no mapping templates: use httpProxy, let a function do it, or set api: "rest".'
const FUNCTION = 'Let a function do it, or set api: "rest".'

const LACKING: Readonly<Partial<Record<DeclaredTarget["target"], string>>> = {
  mock: `They answer nothing by themselves. ${FUNCTION}`,
  publish: `They do not call SNS. ${FUNCTION}`,
  awsIntegration: `They call a few actions only: sendMessage, putEvents, startExecution and startSyncExecution. ${FUNCTION}`,
  deleteItem: `They do not call DynamoDB. ${FUNCTION}`,
  getItem: `They do not call DynamoDB. ${FUNCTION}`,
  putItem: `They do not call DynamoDB. ${FUNCTION}`,
  query: `They do not call DynamoDB. ${FUNCTION}`,
  updateItem: `They do not call DynamoDB. ${FUNCTION}`,
}

/** Options that mean mapping templates. */
const TEMPLATE_OPTIONS = ["requestTemplates", "passthroughBehavior", "responses", "contentTypes"] as const

function optionProblems(target: DeclaredTarget): readonly TargetProblem[] {
  const templates = TEMPLATE_OPTIONS.filter((name) => name in target && Object(target)[name] !== undefined).map(
    (name) =>
      [
        `${name} is not for HTTP APIs`,
        "They know no mapping templates: requests of any type are taken, and clients get the service's answer. Remove it.",
      ] as const,
  )
  const attributes = target.target === "sendMessage" && target.attributes !== undefined
  return attributes
    ? [...templates, ["attributes is not for HTTP APIs", `They take no attribute apart from others. ${FUNCTION}`]]
    : templates
}

function valueProblems({ values }: ServiceInputs, params: ReadonlySet<string>): readonly TargetProblem[] {
  return values
    .filter(({ vtl, isJson }) => fromVtl(vtl, { params, isJson }) === undefined)
    .map(({ option, vtl }) => [
      `${option} is ${JSON.stringify(vtl)}, for which HTTP APIs have no expression`,
      'Use one of $input.body, $input.path("$.a.b"), $input.params("id") of the path, ' +
        "$input.params().querystring.x, $input.params().header.x, $context.x or $stageVariables.x, or a text without any.",
    ])
}

function proxyProblems(target: Extract<DeclaredTarget, { target: "httpProxy" }>): readonly TargetProblem[] {
  const { url, parameters } = describeHttpProxy(target)
  const { path, query, headers } = parameters
  const mapped = [...Object.entries(query), ...Object.entries(headers)]
  return [
    ...(target.vpcLink
      ? [
          [
            "vpcLink is not for HTTP APIs",
            'Their links are of another kind, which tsapi does not make. Make the backend public, or set api: "rest".',
          ] as const,
        ]
      : []),
    ...(proxyUrl(url, path) === undefined
      ? [
          [
            "HTTP APIs fill path parameters, stage variables and texts into a URL, and nothing else",
            'Make it a parameter of the route\'s path, pass it on by query, or set api: "rest".',
          ] as const,
        ]
      : []),
    ...mapped
      .filter(([, expression]) => toParameterExpression(expression) === undefined)
      .map(
        ([name, expression]) =>
          [
            `HTTP APIs cannot read ${expression} for ${name}`,
            "They read path.x, query.x, header.X, body.x, stage.x, some of context.x, and texts without $.",
          ] as const,
      ),
    ...Object.keys(headers)
      .filter(isReservedHeader)
      .map((name) => [`HTTP APIs keep the header ${name} for themselves`, "Use another name."] as const),
  ]
}

/** Beside a protected ANY stands an open OPTIONS; without a function it would lead anyone's OPTIONS to the target. */
function preflightProblems({ methods, authorizer, cors }: IntegrationDeclaration): readonly TargetProblem[] {
  if (!methods.includes("ANY") || authorizer === undefined || !corsOf(cors)) return []
  const hint = 'List the methods: integration(["GET", "POST"], …). API Gateway answers preflights by itself then.'
  return [["ANY with an authorizer takes preflights too, which have no token", hint]]
}
