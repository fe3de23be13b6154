# Runs one server for exactly as long as somebody holds the named pipe "users" open for writing.
#   $1 the server's folder   $2 check   $3 start   $4 stop   $5 keep or delete the folder
# A user writes its name into the pipe and gets the outcome in the file answer-NAME: 0, or start's exit code.

trap '' HUP INT QUIT TERM PIPE
cd "$1" || exit 1
echo $$ >watcher.pid.new && mv watcher.pid.new watcher.pid

# Opened for both ways first: a user that died meanwhile must be an end of file here, not an open that blocks.
exec 4<>users 3<users 4>&-

while read -r user <&3; do
  eval "$2" >/dev/null 2>&1 3<&- || eval "$3" 3<&-
  echo $? >"answer-$user.new" && mv "answer-$user.new" "answer-$user"
done

eval "$4" 3<&-

if [ "$5" = delete ]; then
  # Renamed first, so that the folder is gone from one moment to the next.
  cd / && mv "$1" "$1.gone" && rm -rf "$1.gone"
else
  # The pipe goes last: from then on the folder may be somebody else's to start in.
  rm -f answer-*
  rm -f users
fi
