namespace ConcertReservation.Clients;

/// <summary>A test with the TypeScript client; skipped until <c>.config/check-frontend.sh</c> has compiled it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TypeScriptFactAttribute : FactAttribute
{
    public static string Program { get; } = Repository.File(".config/clients/obj/compiled/main.js");

    public TypeScriptFactAttribute() =>
        Skip = File.Exists(Program) ? null : "The TypeScript client is not compiled: run '.config/check-frontend.sh'.";
}
