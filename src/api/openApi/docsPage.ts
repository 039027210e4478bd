/** Everything that the page asks for comes from this server: the content security policy lets nothing else in. */
export const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Lis over HTTP</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<noscript><p>This page needs scripts. What it shows is at <a href="/openapi.json">/openapi.json</a>.</p></noscript>
<div id="lis"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/**
 * Starts the page. Opening an operation resolves all that it points to: with the data of ninety types of action that took
 * seconds, so they stand among the schemas alone. Without `validatorUrl: null` the page would ask a server of others.
 */
export const docsScript = `const anyOfThem = {
  type: 'object',
  required: ['type', 'data'],
  properties: {
    type: { $ref: '#/components/schemas/ActionType' },
    data: { type: 'object', description: 'By the type: case.filed has the data of the schema CaseFiled.' },
  },
};

const shallow = schema => (schema.discriminator ? anyOfThem : schema);

const start = spec => {
  const { schemas } = spec.components;
  for (const [name, schema] of Object.entries(schemas))
    schemas[name] = schema.allOf ? { ...schema, allOf: schema.allOf.map(shallow) } : shallow(schema);
  SwaggerUIBundle({
    spec,
    dom_id: '#lis',
    validatorUrl: null,
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    tryItOutEnabled: true,
    syntaxHighlight: false,
  });
};

const tell = error => {
  document.getElementById('lis').textContent = 'The document cannot be shown: ' + error.message;
};

fetch('/openapi.json')
  .then(response => response.json())
  .then(start)
  .catch(tell);
`;
