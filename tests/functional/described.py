"""The interface as `yigang openapi` describes it, for tests that walk it: its routes, and values that fit its schemas.

  interface = described.Interface(program)
  for route in interface.routes("get"): …"""
import json
import subprocess
import urllib.parse


class Route:
    def __init__(self, path, method, operation):
        self.path, self.method, self.operation = path, method, operation
        self.verb, self.open = operation["operationId"], not operation["security"]

    def parameters(self, where):
        return [one for one in self.operation.get("parameters", []) if one["in"] == where]

    @property
    def body_schema(self):
        """None for a route that takes no JSON."""
        content = self.operation.get("requestBody", {}).get("content", {})
        return content["application/json"]["schema"] if "application/json" in content else None


class Interface:
    def __init__(self, program):
        text = subprocess.run([program, "openapi"], check=True, capture_output=True, text=True).stdout
        self.spec = json.loads(text)
        self.schemas = self.spec["components"]["schemas"]

    def routes(self, method=None):
        return [Route(path, word, operation) for path, methods in self.spec["paths"].items()
                for word, operation in methods.items() if method in (None, word)]

    def resolved(self, schema):
        return self.schemas[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema

    def value(self, name, schema, place, objects, whole=False):
        """A value of the schema: ids, places and texts by the member's name; with `whole` also what may be left out."""
        schema = self.resolved(schema)
        if "enum" in schema:
            return next((word for word in schema["enum"] if word != "none"), schema["enum"][0])
        kind, form = schema.get("type"), schema.get("format", "")
        if kind == "object":
            members = schema.get("properties", {})
            return {member: self.value(member, members[member], place, objects, whole)
                    for member in (members if whole else schema.get("required", []))}
        if kind == "array":
            return [self.value(name[:-1] if name.endswith("s") else name, schema["items"], place, objects, whole)]
        if kind == "string":
            usual = {"unit": place["unit"], "place": place["town" if name == "town" else "village"],
                     "id": objects["nothing"], "money": "680.00", "date": "2022-03-01", "month": "2022-03",
                     "tenths": "1.0", "resident-number": objects["number"], "date-time": "2022-03-01T08:00:00+08:00",
                     "byte": "/9j/4CBh"}
            return objects.get(name, usual.get(form, "文字"))
        return objects.get(name, 1) if kind == "integer" else False

    def body(self, route, place, objects, whole=False):
        schema = route.body_schema
        return None if schema is None else self.value("", schema, place, objects, whole)

    def query(self, route, place, objects):
        """What a route must be asked beside its path."""
        values = [one["name"] + "=" + urllib.parse.quote(str(self.value(one["name"], one["schema"], place, objects)))
                  for one in route.parameters("query") if one.get("required")]
        return "?" + "&".join(values) if values else ""


def rights(root):
    """law/authority: action → role → cell, and verb → (action, right)."""
    lines = (root / "law/authority/matrix.csv").read_text(encoding="utf-8").splitlines()
    roles = lines[0].split(",")[1:]
    matrix = {line.split(",")[0]: dict(zip(roles, line.split(",")[1:])) for line in lines[1:]}
    verbs = {}
    for line in (root / "law/authority/verbs.csv").read_text(encoding="utf-8").splitlines()[1:]:
        verb, action, right, _ = line.split(",")
        verbs[verb] = (action, right)
    return matrix, verbs
