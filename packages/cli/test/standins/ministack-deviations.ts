const ignoresGatewayResponses = "ignores the gateway responses of the definition"
const emptiesMocks = "answers a MOCK integration with {} and none of its headers"
const ignoresBinaryTypes =
  "ignores the definition's binary media types: bodies are taken for text and answers stay base64"
const namesIdentityPolicy = 'appends "in an identity-based policy" to the message of an explicit deny'

const keepsNothing = "has no cache"
const namesNoErrorType = "sends no x-amzn-ErrorType with a refusal for want of a key or of quota"

const knowsNoAny = "does not read x-amazon-apigateway-any-method: no route is there"
const validatesNothing = "asks no request validator"
const knowsNoSizes = "takes requests and answers of any size"
const sendsNoIds = "sends no x-amz-apigw-id and no X-Amzn-Trace-Id"
const servesNoDomains = "does not look at the Host of what comes to the address of an API"
const knowsNoPolicies = "asks no resource policy, and says that all requests come from 127.0.0.1"
const compressesNothing = "neither compresses nor unpacks"

const streamsNothing = "runs functions without the global awslambda, which those that stream need"
const knowsNoStreams = "does not know the URI by which API Gateway invokes for a stream"

/** Parity cases that ministack 1.5.33 answers otherwise than AWS, and what it does. */
export const ministackDeviations: Readonly<Record<string, string>> = {
  "slashes in front become one": "leaves several slashes in front of the path",
  "a double slash is kept inside a greedy parameter": "makes one of two slashes",
  "what an event says of its request": "decodes path and parameters of the event, and has ids of 8 characters for APIs",
  "an answer has the ids of its request": sendsNoIds,
  "an answer of the gateway itself has the ids of its request": sendsNoIds,
  "a function sees none of the shell's variables": "gives functions the HOME of its own",
  "a function slower than its route's timeout": "does not read timeoutInMillis",
  "an answer over the 6 MB that Lambda returns": knowsNoSizes,
  "a body over the 6 MB that Lambda takes": knowsNoSizes,
  "a body over the 10 MB that API Gateway takes": knowsNoSizes,
  "a parameter is decoded once": "decodes the path before it matches routes, so %2F ends a parameter",
  "an unknown path": ignoresGatewayResponses,
  "an unknown method": ignoresGatewayResponses,
  "a path that goes on after the route": ignoresGatewayResponses,
  "an answer of the gateway itself carries CORS headers in an app with CORS": ignoresGatewayResponses,
  "a gateway response with headers of its own": ignoresGatewayResponses,
  "an unknown path with an Authorization header":
    "does not look at the Authorization header of a path it does not know",
  "a repeated query parameter": "puts the first value of several into queryStringParameters, not the last",
  "a repeated header: the event keeps all values and the spelling":
    "lower-cases header names, joins repeated ones and adds a version to the event",
  bytes: ignoresBinaryTypes,
  "bytes in, bytes out": ignoresBinaryTypes,
  "bytes for a client that asks for their type": ignoresBinaryTypes,
  "bytes for a client that asks for anything first": ignoresBinaryTypes,
  "a header that API Gateway renames": "sends WWW-Authenticate under its own name",
  "a preflight lists the path's methods with CORS, and OPTIONS last": emptiesMocks,
  "a preflight of a path with a parameter": emptiesMocks,
  "a preflight with options of its own, for the one method that has them": emptiesMocks,
  "a preflight of the second of several origins": emptiesMocks,
  "a preflight of an origin that is not among several": emptiesMocks,
  "an explicit deny": namesIdentityPolicy,
  "a deny beside an allow": namesIdentityPolicy,
  "a request authorizer that refuses": namesIdentityPolicy,
  "no API key": namesNoErrorType,
  "an API key that nobody has": namesNoErrorType,
  "an API key reaches the handler": "leaves the API key out of the event",
  "more requests than a usage plan lets through in a period": namesNoErrorType,
  "more requests than a usage plan lets through for a method": "does not find the throttle of a method in the plan",
  "a kept answer, whatever is no key": keepsNothing,
  "max-age=0 of a caller who may not renew a kept answer": keepsNothing,
  "more requests than the throttle of a route": "does not find the settings of a method with ~1 in its path",
  "a mock whose template and headers read the request": emptiesMocks,
  "a template that decides about the status": emptiesMocks,
  "a body of a type that an integration has no template for": "asks no template, and cannot call DynamoDB",
  "a malformed policy": "says Internal server error where AWS says null",
  "ANY: GET": knowsNoAny,
  "ANY: POST": knowsNoAny,
  "ANY: PATCH": knowsNoAny,
  "ANY: DELETE": knowsNoAny,
  "ANY: OPTIONS": knowsNoAny,
  "ANY: HEAD, which answers without a body": knowsNoAny,
  "an encoded slash stays in the segment that it is in, and is decoded for the handler": knowsNoAny,
  "a body that lacks properties": validatesNothing,
  "a body with a property too many": validatesNothing,
  "a body with a value that is none of several": validatesNothing,
  "a body with a number that is too large": validatesNothing,
  "a body that is no JSON, where it is checked": validatesNothing,
  "no body, where one is checked": validatesNothing,
  "a body of another JSON type": validatesNothing,
  "parameters are missed before the body is looked at": validatesNothing,
  "a parameter that is missing, and one that is empty": validatesNothing,
  "a long answer, compressed as its client prefers": compressesNothing,
  "a compressed body": compressesNothing,
  "a body of a coding that API Gateway does not know": compressesNothing,
  "a long answer for a client that takes deflate only": compressesNothing,
  "a body that is not in the coding that it names": compressesNothing,
  "the stage variables of canaries, where every request is one": "has no canaries",
  "stage variables in the mappings of a mock": emptiesMocks,
  "a stage variable in a gateway response": ignoresGatewayResponses,
  "a mock that does not take a type": "asks no template",
  "the base path of the domain, asked for as api.parity.example": servesNoDomains,
  "the base path of the domain, asked for as api.parity.example:8000": servesNoDomains,
  "the base path of the domain, asked for as API.PARITY.EXAMPLE": servesNoDomains,
  "a trailing slash below the base path": servesNoDomains,
  "an integration without a function below the base path": servesNoDomains,
  "a path of the domain outside of the base path: /checked/where": servesNoDomains,
  "a path of the domain outside of the base path: /": servesNoDomains,
  "a path of the domain outside of the base path: /v10/checked/where": servesNoDomains,
  "a path of the domain outside of the base path: /V1/checked/where": servesNoDomains,
  "an address in a range that the policy allows": knowsNoPolicies,
  "an address that the policy does not name": knowsNoPolicies,
  "an address that the policy denies inside a range that it allows": knowsNoPolicies,
  "what answers without a function, to an address that the policy does not name": knowsNoPolicies,
  "a preflight from an address that the policy does not name": knowsNoPolicies,
  "a route that a statement denies to other addresses": knowsNoPolicies,
  "a route that a statement denies, for the address that it leaves out": emptiesMocks,
  "a route that a statement does not name": knowsNoPolicies,
  "a preflight that no statement allows": knowsNoPolicies,
  "a statement whose conditions all hold": knowsNoPolicies,
  "a private API, from where it may not be reached or cannot be told to be": knowsNoPolicies,
  "a URL: an encoded slash stays in the segment that it is in":
    "decodes the path before the function sees it, so %2F ends a segment",
  "the API streams texts": knowsNoStreams,
  "the API streams bytes": knowsNoStreams,
  "the API streams with a status and headers": knowsNoStreams,
  "the API streams nothing": knowsNoStreams,
  "the API answers what is thrown before the first piece": knowsNoStreams,
  "the API answers as a whole what does not stream": streamsNothing,
  "a URL streams texts": streamsNothing,
  "a URL streams bytes": streamsNothing,
  "a URL streams with a status and headers": streamsNothing,
  "a URL streams nothing": streamsNothing,
  "a URL answers what is thrown before the first piece": streamsNothing,
  "a URL answers as a whole what does not stream": streamsNothing,
}

const knowsNoFirewall = "Unrecognized resource types: [AWS::WAFv2::IPSet, AWS::WAFv2::WebACLAssociation]"

/** Apps that ministack 1.5.33 cannot deploy, by their modules, and what it says. */
export const ministackRefusals: Readonly<Record<string, string>> = {
  "gates/firewall-app.ts": knowsNoFirewall,
  "gates/refusals-app.ts": knowsNoFirewall,
}
