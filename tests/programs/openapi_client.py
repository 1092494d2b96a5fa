#!/usr/bin/env python3
"""A client of tracuu-searchd that knows nothing but /openapi.json.

openapi_client.py BASE_URL asks every endpoint with every parameter at its bounds, beyond them and
with unknown ones, by every method, and checks each answer against its schema. Prints what does not
hold, one a line; exit 1 where there is any.
"""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

import jsonschema

faults = []
codes_seen = set()


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        self.media = headers.get("Content-Type", "").split(";")[0]

    def json(self):
        return json.loads(self.body)


def ask(base, method, target, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(base + target, data=data, method=method)
    if data is not None:
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


def good_values(schema):
    """Values that a schema allows, its bounds among them."""
    if "enum" in schema:
        return schema["enum"]
    if schema["type"] == "integer":
        return sorted({schema["minimum"], schema.get("default", schema["minimum"]),
                       min(schema["maximum"], 600000)})
    if schema["type"] == "boolean":
        return [True, False]
    if schema["type"] == "array":
        return [good_values(schema["items"])[:2]]
    return ["2018"] if "pattern" in schema else ["dân vận", "2018"]


def bad_values(schema):
    if "enum" in schema:
        return ["no such choice"]
    if schema["type"] == "integer":
        return [schema["maximum"] + 1, -1, "x", 1.5]
    if schema["type"] == "boolean":
        return ["maybe"]
    if schema["type"] == "array":
        return [[value] for value in bad_values(schema["items"])]
    return ["18"] if "pattern" in schema else []


def text_of(value):
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def target_of(path, parameters):
    pairs = []
    for name, value in parameters.items():
        values = value if isinstance(value, list) else [value]
        pairs += [(name, text_of(each)) for each in values]
    return path + ("?" + urllib.parse.urlencode(pairs) if pairs else "")


class Walk:
    def __init__(self, base):
        self.base = base
        self.page = ask(base, "GET", "/openapi.json").json()
        self.problem = self.page["components"]["schemas"]["Problem"]
        self.statuses = self.problem["properties"]["code"]["x-status"]

    def validate(self, schema, instance, where):
        # References of the page are resolved in the page.
        whole = {**self.page, **schema, "$schema": "https://json-schema.org/draft/2020-12/schema"}
        for error in jsonschema.Draft202012Validator(whole).iter_errors(instance):
            faults.append(f"{where}: {error.json_path}: {error.message[:200]}")

    def check(self, operation, method, target, body=None, code=None):
        where = f"{method} {target} {json.dumps(body) if body is not None else ''}"
        answer = ask(self.base, method, target, body)
        if code is None and answer.status == 200:
            content = operation["responses"]["200"]["content"]
            if answer.media not in content:
                faults.append(f"{where}: {answer.media} is not one of {list(content)}")
            elif answer.media == "application/json":
                self.validate(content[answer.media]["schema"], answer.json(), where)
            return answer
        if answer.media != "application/problem+json":
            faults.append(f"{where}: {answer.status} {answer.media}, expected {code}")
            return answer
        problem = answer.json()
        self.validate(self.problem, problem, where)
        codes_seen.add(problem["code"])
        if self.statuses.get(problem["code"]) != answer.status:
            faults.append(f"{where}: {problem['code']} with status {answer.status}")
        if code is None and problem["code"] == "timeout" and "timeout_ms" in where:
            return answer  # one millisecond may truly be too short
        if problem["code"] != code:
            faults.append(f"{where}: {problem['code']} ({problem['detail']}), expected {code}")
        return answer

    def examples(self):
        """Values for the parts of paths in braces, out of answers."""
        hits = ask(self.base, "GET", "/v1/search?limit=1").json()["hits"]
        return {"id": hits[0]["id"], "number": "25-NQ/TW"}

    def run(self):
        examples = self.examples()
        for path, methods in self.page["paths"].items():
            for name, value in examples.items():
                path = path.replace("{" + name + "}", urllib.parse.quote(value, safe=""))
            if "admin" in path:
                continue  # without a key nobody is an admin
            for method, operation in methods.items():
                if method == "get":
                    self.walk_get(path, operation)
                else:
                    self.walk_post(path, operation)
            for method in {"DELETE", "PUT", "PATCH"}:
                self.check({}, method, path, code="method_not_allowed")
        self.check({}, "GET", "/v1/reports/nobody", code="no_such_report")
        self.check({}, "GET", "/v2", code="not_found")
        self.check({}, "GET", "/v1/search?offset=10000", code="window_exceeded")
        self.check({}, "GET", "/v1/search?q=a&q=b", code="repeated_param")
        self.check({}, "GET", "/v1/search?q=%ff", code="bad_encoding")
        self.check({}, "GET", "/v1/search?q=" + 1001 * "a", code="query_too_long")
        self.check({}, "GET", "/v1/search?cursor=000000.20.0123456789abcdef", code="stale_cursor")
        self.check({}, "POST", "/v1/analyze", {"text": 65537 * "a"}, code="text_too_long")
        self.check({}, "GET", "/" + 20000 * "a", code="target_too_long")

    def walk_get(self, path, operation):
        specs = [each for each in operation["parameters"] if each["in"] == "query"]
        needed = {each["name"]: good_values(each["schema"])[0] for each in specs if each["required"]}
        self.check(operation, "GET", target_of(path, needed))
        for name in needed:
            rest = {key: value for key, value in needed.items() if key != name}
            self.check(operation, "GET", target_of(path, rest), code="bad_value")
        for spec in specs:
            name, schema = spec["name"], spec["schema"]
            if not spec["description"]:
                faults.append(f"{path}: {name} is not described")
            for value in good_values(schema):
                refused = self.refusal_of(name, value)
                self.check(operation, "GET", target_of(path, {**needed, name: value}), code=refused)
            for value in bad_values(schema):
                self.check(operation, "GET", target_of(path, {**needed, name: value}), code="bad_value")
        self.check(operation, "GET", target_of(path, {**needed, "xyzzy": 1}), code="unknown_param")

    @staticmethod
    def refusal_of(name, value):
        """No value of ours is a cursor; a whole window leaves no room for a page."""
        if name == "cursor":
            return "bad_value"
        if name == "offset" and value == 10000:
            return "window_exceeded"
        return None

    def walk_post(self, path, operation):
        if "requestBody" not in operation:
            return
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        for bad in ([], 1, "x"):
            self.check(operation, "POST", path, bad, code="bad_body")
        required = schema.get("required", [])
        if required:  # a list of searches
            item = schema["properties"][required[0]]["items"]
            bodies = [{required[0]: []}, {required[0]: [{}]}]
            bodies += [{required[0]: [{name: good_values(each)[0]}]}
                       for name, each in item["properties"].items()]
            for body in bodies:
                self.check(operation, "POST", path, body)
            return
        needed = {name: good_values(each)[0] for name, each in schema["properties"].items()
                  if name in ("text", "facet")}
        for name, each in schema["properties"].items():
            for value in good_values(each):
                self.check(operation, "POST", path, {**needed, name: value},
                           code=self.refusal_of(name, value))
            for value in bad_values(each):
                self.check(operation, "POST", path, {**needed, name: value}, code="bad_value")
        self.check(operation, "POST", path, {**needed, "xyzzy": 1}, code="unknown_param")


if __name__ == "__main__":
    walk = Walk(sys.argv[1])
    walk.run()
    print(f"{len(walk.page['paths'])} paths; codes seen: {' '.join(sorted(codes_seen))}")
    for fault in sorted(set(faults)):
        print(fault)
    sys.exit(1 if faults else 0)
