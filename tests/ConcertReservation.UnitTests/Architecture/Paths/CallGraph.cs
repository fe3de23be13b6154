using ConcertReservation.Infrastructure;
using Mono.Cecil;

namespace ConcertReservation.UnitTests.Architecture.Paths;

/// <summary>
/// The calls between methods of the four layers, read from the assemblies. A call of an interface leads to its
/// implementations, a state machine or a lambda belongs to the method that contains it.
/// </summary>
internal sealed class CallGraph
{
    private readonly Dictionary<string, MethodDefinition> _methods = new(StringComparer.Ordinal);
    private readonly ILookup<string, TypeDefinition> _implementations;

    private CallGraph(IReadOnlyList<TypeDefinition> types)
    {
        foreach (var method in types.SelectMany(type => type.Methods))
            _methods[method.FullName] = method;
        _implementations = types
            .SelectMany(type => type.Interfaces.Select(i => (i.InterfaceType, type)))
            .ToLookup(pair => pair.InterfaceType.GetElementType().FullName, pair => pair.type, StringComparer.Ordinal);
    }

    public static CallGraph OfTheLayers()
    {
        var assemblies = new[]
        {
            typeof(Line).Assembly,
            Layers.Application,
            typeof(InfrastructureServices).Assembly,
            Layers.Api,
        };
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        var parameters = new ReaderParameters { ReadSymbols = true, AssemblyResolver = resolver };
        return new CallGraph([
            .. assemblies
                .Select(assembly => AssemblyDefinition.ReadAssembly(assembly.Location, parameters))
                .SelectMany(assembly => assembly.MainModule.GetTypes()),
        ]);
    }

    /// <summary>
    /// Every method that the roots reach, without the calls that <paramref name="isLeft"/> leaves out.
    /// </summary>
    /// <param name="roots">As <c>Type.Method</c>.</param>
    public IReadOnlyList<MethodDefinition> From(IEnumerable<string> roots, Func<MethodDefinition, bool> isLeft)
    {
        var reached = new Dictionary<string, MethodDefinition>(StringComparer.Ordinal);
        var open = new Queue<MethodDefinition>(roots.SelectMany(Find));
        while (open.TryDequeue(out var method))
        {
            // Reading a property is not a step.
            if (method.IsGetter || method.IsSetter || isLeft(method) || !reached.TryAdd(method.FullName, method))
                continue;
            foreach (var called in CallsOf(method))
                open.Enqueue(called);
        }
        return [.. reached.Values];
    }

    private List<MethodDefinition> Find(string root)
    {
        var found = _methods.Values.Where(method => NameOf(method) == root).ToList();
        return found.Count > 0 ? found : throw new InvalidOperationException($"There is no method {root}.");
    }

    public static string NameOf(MethodDefinition method) =>
        $"{method.DeclaringType.Name.Split('`')[0]}.{method.Name.Split('.')[^1]}";

    private IEnumerable<MethodDefinition> CallsOf(MethodDefinition method)
    {
        if (!method.HasBody)
            return ImplementationsOf(method);
        var mentioned = method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>();
        return mentioned.SelectMany(Resolve).Concat(StateMachineOf(method));
    }

    private IEnumerable<MethodDefinition> Resolve(MethodReference reference) =>
        IsOfTheLayers(reference)
        && reference.Resolve() is { } definition
        && _methods.TryGetValue(definition.FullName, out var method)
            ? [method]
            : [];

    private static bool IsOfTheLayers(MethodReference reference) =>
        reference.DeclaringType.GetElementType().FullName.StartsWith("ConcertReservation.", StringComparison.Ordinal);

    private IEnumerable<MethodDefinition> ImplementationsOf(MethodDefinition method) =>
        _implementations[method.DeclaringType.FullName]
            .SelectMany(type => type.Methods)
            .Where(candidate => candidate.Name.Split('.')[^1] == method.Name)
            .Where(candidate => ParametersOf(candidate) == ParametersOf(method));

    private static string ParametersOf(MethodDefinition method) =>
        string.Join(',', method.Parameters.Select(parameter => parameter.ParameterType.Name));

    private static IEnumerable<MethodDefinition> StateMachineOf(MethodDefinition method) =>
        method
            .CustomAttributes.Where(attribute =>
                attribute.AttributeType.Name.EndsWith("StateMachineAttribute", StringComparison.Ordinal)
            )
            .Select(attribute => (TypeReference)attribute.ConstructorArguments[0].Value)
            .SelectMany(type => type.Resolve().Methods.Where(m => m.HasBody && m.Name != ".ctor"));
}
