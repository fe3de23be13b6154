namespace ConcertReservation.IntegrationTests.Settings;

/// <summary>
/// Wrong settings, and the error text for each. A start gets many of them, since it has to report all: the number of
/// starts is the highest number of wrong values of one setting.
/// </summary>
public sealed class WrongSettings : IAsyncLifetime
{
    private static readonly (string Name, string Value, string Told)[] All =
    [
        ("ConnectionStrings__Default", "Host", "ConnectionStrings__Default is not a connection string."),
        (
            "ConnectionStrings__Default",
            "Host=db;Password=a;never-told=b",
            "ConnectionStrings__Default has an unknown keyword."
        ),
        (
            "ConnectionStrings__Default",
            "Host=db;Port=never-told",
            "ConnectionStrings__Default has a value for \"port\" that is not allowed."
        ),
        ("ConnectionStrings__Default", "Database=x;Password=never-told", "ConnectionStrings__Default has no host."),
        (
            "ConnectionStrings__Default",
            "Host=a,b;Target Session Attributes=standby;Password=never-told",
            "ConnectionStrings__Default has Target Session Attributes=standby, but this service must write."
        ),
        (
            "ConnectionStrings__Default",
            "Host=a;Target Session Attributes=primary",
            "ConnectionStrings__Default has Target Session Attributes, which are allowed only"
        ),
        (
            "ConnectionStrings__Default",
            "Host=a;Minimum Pool Size=5;Maximum Pool Size=4",
            "ConnectionStrings__Default has a Minimum Pool Size that is greater than its Maximum Pool Size."
        ),
        (
            "ConnectionStrings__Defualt",
            "Host=db",
            "ConnectionStrings__Defualt is not a setting. ConnectionStrings has Default."
        ),
        ("Database__MaxPoolSize", "0", "Database__MaxPoolSize is \"0\". Allowed: 2 to 1000."),
        ("Database__MaxPoolSize", "many", "Database__MaxPoolSize is \"many\". Allowed: 2 to 1000."),
        ("Database__StatementTimeout", "15", "Database__StatementTimeout is \"15\". Allowed: 00:00:01 to 01:00:00."),
        ("Database__LockTimeout", "00:00:00", "Database__LockTimeout is \"00:00:00\". Allowed: 00:00:01 to 01:00:00."),
        (
            "Database__IdleInTransactionTimeout",
            "",
            "Database__IdleInTransactionTimeout is \"\". Allowed: 00:00:01 to 01:00:00."
        ),
        (
            "Database__StartupPatience",
            "-00:00:01",
            "Database__StartupPatience is \"-00:00:01\". Allowed: 00:00:00 to 01:00:00."
        ),
        ("Database__PoolSize", "30", "Database__PoolSize is not a setting. Database has "),
        (
            "Queue__TickInterval",
            "-00:00:01",
            "Queue__TickInterval is \"-00:00:01\". Allowed: 00:00:00.010 to 00:01:00."
        ),
        ("Queue__TickInterval", "soon", "Queue__TickInterval is \"soon\". Allowed: 00:00:00.010 to 00:01:00."),
        (
            "Queue__PictureInterval",
            "00:00:02",
            "Queue__PictureInterval is \"00:00:02\". Allowed: 00:00:00.010 to 00:00:01."
        ),
        (
            "Queue__TickIntervall",
            "00:00:01",
            "Queue__TickIntervall is not a setting. Queue has PictureInterval, TickInterval."
        ),
        ("Joining__Gather", "00:01:00", "Joining__Gather is \"00:01:00\". Allowed: 00:00:00 to 00:00:01."),
        ("Joining__MaxBatch", "99999999999", "Joining__MaxBatch is \"99999999999\". Allowed: 1 to 10000."),
        ("Joining__MaxWaiting", "0", "Joining__MaxWaiting is \"0\". Allowed: 1 to 1000000."),
        ("HoldSweep__Interval", "00:00:00", "HoldSweep__Interval is \"00:00:00\". Allowed: 00:00:00.010 to 01:00:00."),
        ("Refunds__RefundableUntil", "-1", "Refunds__RefundableUntil is \"-1\". Allowed: 00:00:00 to 365.00:00:00."),
        ("Overload__MaxRunning", "0", "Overload__MaxRunning is \"0\". Allowed: 1 to 10000."),
        ("Overload__MaxWaiting", "-1", "Overload__MaxWaiting is \"-1\". Allowed: 0 to 100000."),
        ("Overload__Patience", "0", "Overload__Patience is \"0\". Allowed: 00:00:00.100 to 00:01:00."),
        ("Smtp__Port", "0", "Smtp__Port is \"0\". Allowed: 1 to 65535."),
        ("Smtp__Security", "tls", "Smtp__Security is \"tls\". Allowed: auto, required or none."),
        ("Smtp__From", "nobody", "Smtp__From is \"nobody\". Allowed: an e-mail address."),
        (
            "Smtp__Server",
            "x",
            "Smtp__Server is not a setting. Smtp has From, Host, Password, Port, Security, UserName."
        ),
        (
            "Site__Url",
            "tickets.example",
            "Site__Url is \"tickets.example\". Allowed: a URL such as https://tickets.example."
        ),
        ("RateLimits__Enabled", "yes", "RateLimits__Enabled is \"yes\". Allowed: true or false."),
        ("RateLimits__SignInsPerAddress", "0", "RateLimits__SignInsPerAddress is \"0\". Allowed: 1 to 1000000."),
        ("RateLimits__SignInsPerAccount", "0", "RateLimits__SignInsPerAccount is \"0\". Allowed: 1 to 1000000."),
        ("RateLimits__JoinsPerUser", "0", "RateLimits__JoinsPerUser is \"0\". Allowed: 1 to 1000000."),
        ("Operator__Email", "nobody", "Operator__Email is \"nobody\". Allowed: an e-mail address."),
        ("Operator__Email", "boss@test.example", "Operator__Password is missing. Allowed: both of"),
        ("Operator__Password", "short12", "Operator__Password is not allowed. Allowed: 8 to 128 characters."),
        ("Passwords__Iterations", "999", "Passwords__Iterations is \"999\". Allowed: 1000 to 10000000."),
        ("Passwords__Iterations", "219999", "Passwords__Iterations is \"219999\". Allowed: 220000 or more, except in"),
        (
            "RateLimits__PasswordResetsPerAddress",
            "0",
            "RateLimits__PasswordResetsPerAddress is \"0\". Allowed: 1 to 1000000."
        ),
        ("DemoData", "1", "DemoData is \"1\". Allowed: true or false."),
        (
            "ForwardedHeaders__KnownProxies__0",
            "balancer",
            "ForwardedHeaders__KnownProxies__0 is \"balancer\". Allowed: an address such as 10.0.0.7."
        ),
        (
            "ForwardedHeaders__KnownNetworks__1",
            "10.0.0.0/33",
            "ForwardedHeaders__KnownNetworks__1 is \"10.0.0.0/33\". Allowed: a network such as 10.0.0.0/24."
        ),
        (
            "Cors__Origins__0",
            "https://shop.example/",
            "Cors__Origins__0 is \"https://shop.example/\". Allowed: an origin such as"
        ),
        ("Cors__Origins__0", "shop.example", "Cors__Origins__0 is \"shop.example\". Allowed: an origin such as"),
        ("Cors__Origins", "https://shop.example", "Cors__Origins is a list: write Cors__Origins__0,"),
        ("EmbeddedPostgres__Data", "x", "EmbeddedPostgres__Data is not a setting. EmbeddedPostgres has DataDirectory."),
        (
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "collector:4318",
            "OTEL_EXPORTER_OTLP_ENDPOINT is \"collector:4318\". Allowed: a URL such as http://collector:4318."
        ),
        (
            "OTEL_EXPORTER_OTLP_PROTOCOL",
            "http/json",
            "OTEL_EXPORTER_OTLP_PROTOCOL is \"http/json\". Allowed: grpc or http/protobuf."
        ),
        ("ASPNETCORE_URLS", "http://127.0.0.1:0;8080", "ASPNETCORE_URLS has \"8080\". Allowed: addresses such as"),
        ("ASPNETCORE_URLS", "http://127.0.0.1:99999", "ASPNETCORE_URLS has \"http://127.0.0.1:99999\". Allowed:"),
    ];

    private readonly List<AppProcess> _processes = [];

    public static IEnumerable<object[]> Cases => All.Select(wrong => new object[] { wrong.Name, wrong.Value });

    internal IReadOnlyList<AppProcess> Processes => _processes;

    internal static string ErrorFor(string name, string value) =>
        All.Single(w => (w.Name, w.Value) == (name, value)).Told;

    internal AppProcess ProcessOf(string name, string value) =>
        _processes[All.Where(wrong => wrong.Name == name).TakeWhile(wrong => wrong.Value != value).Count()];

    public async Task InitializeAsync()
    {
        var rounds = All.GroupBy(wrong => wrong.Name, StringComparer.Ordinal).SelectMany(same => same.Index());
        foreach (var round in rounds.GroupBy(wrong => wrong.Index, wrong => wrong.Item))
            _processes.Add(await AppProcess.RunAsync(round.Select(wrong => (wrong.Name, (string?)wrong.Value))));
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
