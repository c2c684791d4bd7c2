/** Swagger UI on our own document: started from a file, because the policy of the page allows nothing inline. */
globalThis.SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: -1,
});
